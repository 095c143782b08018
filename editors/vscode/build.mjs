// Bundles the extension, and the licenses of the packages that are in the bundle.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { buildSync } from "esbuild";

const { metafile } = buildSync({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  minify: true,
  platform: "node",
  // The Node.js of the oldest VS Code in `engines`.
  target: "node20",
  format: "cjs",
  external: ["vscode"],
  metafile: true,
  logLevel: "info",
});
const packages = new Set(
  Object.keys(metafile.inputs)
    .map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0])
    .filter(Boolean),
);
const notices = [...packages].sort().map((folder) => {
  const { name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const license = readdirSync(folder).find((file) => /^licen[sc]e/i.test(file));
  if (license === undefined) {
    throw new Error(`${folder} has no license file; look for its license, and do not ship it without`);
  }
  return `${name} ${version}\n\n${readFileSync(join(folder, license), "utf8").trim()}\n`;
});
writeFileSync("dist/ThirdPartyNotices.txt", notices.join(`\n${"-".repeat(80)}\n\n`));
