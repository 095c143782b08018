// Compile the Python modules in a folder for the interpreter of the browser: node compile.mjs FOLDER
// A browser that gets them compiled starts seconds earlier.
import { resolve } from "node:path";
import { loadPyodide } from "pyodide";

const python = await loadPyodide();
python.mountNodeFS("/modules", resolve(process.argv[2]));
const compiled = python.runPython(`
import compileall
from py_compile import PycInvalidationMode
compileall.compile_dir("/modules", legacy=True, quiet=1, invalidation_mode=PycInvalidationMode.UNCHECKED_HASH)
`);
process.exit(compiled ? 0 : 1);
