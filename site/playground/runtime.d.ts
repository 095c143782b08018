// The build copies the runtime from its npm package.
declare module "*/runtime/pyodide.mjs" {
  export { loadPyodide } from "pyodide";
}
