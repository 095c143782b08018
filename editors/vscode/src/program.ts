/** Which awesomelint is started. Nothing here depends on VS Code, so that the tests need none. */

import { accessSync, constants, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, isAbsolute, join } from "node:path";

/** The name of the program's file. */
const NAME = process.platform === "win32" ? "awesomelint.exe" : "awesomelint";

/** Where to look, in this order. */
export interface Places {
  /** The setting `awesomelint.path`; empty if it is not set. */
  setting: string;
  /** The first folder of the workspace, for `${workspaceFolder}` in the setting. */
  folder: string | undefined;
  /** The interpreter of the selected Python environment. */
  python: string | undefined;
  /** The environment variable `PATH`. */
  path: string;
}

/** Return the absolute path of the program, or undefined if there is none in these places. */
export function findProgram(places: Places): string | undefined {
  if (places.setting) {
    // A wrong setting is an error: another program in its place would only hide it.
    const chosen = expanded(places.setting, places.folder);
    return isAbsolute(chosen) && isProgram(chosen) ? chosen : undefined;
  }
  const besidePython = places.python && join(dirname(places.python), NAME);
  if (besidePython && isProgram(besidePython)) {
    return besidePython;
  }
  // Windows itself would look in the current folder first, which is the workspace's; relative parts of PATH lead there, too.
  const folders = places.path.split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, NAME)).find(isProgram);
}

function expanded(setting: string, folder: string | undefined): string {
  const home = setting.replace(/^~(?=$|[\\/])/, () => homedir());
  return folder === undefined ? home : home.replaceAll("${workspaceFolder}", () => folder);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
