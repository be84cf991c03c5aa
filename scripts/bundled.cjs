// `node scripts/bundled.cjs <file.ts> [argument...]` runs it as `tsx` does: our own files, which esbuild makes one of, and the
// packages as they are. Bundled anew each time, so nothing can be out of date. tsx looks through every file of every
// package for what to transform: a third of the time of a synthesis.
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { dirname, resolve } = require("node:path");
const { build } = require("esbuild");

/** Every file still finds what lies beside it. */
const ownFolders = {
  name: "own-folders",
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const code = readFileSync(path, "utf8");
      // On the first line, so that those of a stack trace are right.
      const contents = `const __dirname = ${JSON.stringify(dirname(path))}; ${code}`;
      return code.includes("__dirname") ? { contents, loader: "ts" } : undefined;
    });
  },
};

async function bundled(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile: `${entry}.js`,
    write: false,
    bundle: true,
    packages: "external",
    platform: "node",
    target: `node${process.versions.node}`,
    sourcemap: "inline",
    sourcesContent: false,
    plugins: [ownFolders],
    logLevel: "error",
  });
  return outputFiles[0].text;
}

/** Most of the file of a provider class is its source map, which Node would keep in memory as it does the code. */
function leaveOutMapsOfPackages() {
  const { _compile } = Module.prototype;
  Module.prototype._compile = function compile(code, ...rest) {
    const end = code.lastIndexOf("//# sourceMappingURL=data:");
    // A copy: a slice of a string holds on to all of it.
    return _compile.call(this, end < 0 ? code : Buffer.from(code.slice(0, end)).toString(), ...rest);
  };
}

async function main() {
  const entry = resolve(process.argv[2]);
  const code = await bundled(entry).catch((error) => {
    // Of what is wrong in the sources esbuild itself has said why.
    if (!error.errors?.length) console.error(`${process.argv[2]} cannot be bundled: ${error.message}`);
    process.exit(1);
  });
  process.argv.splice(1, 2, entry);
  const module = new Module(entry, null);
  module.filename = entry;
  module.paths = Module._nodeModulePaths(dirname(entry));
  const { _compile } = module;
  leaveOutMapsOfPackages();
  process.setSourceMapsEnabled(true);
  _compile.call(module, code, entry);
}

module.exports = { ownFolders };
if (require.main === module) void main();
