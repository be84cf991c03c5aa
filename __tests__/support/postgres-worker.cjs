const { parentPort, workerData } = require("node:worker_threads");
const { PGlite } = require("@electric-sql/pglite");
const { vector } = require("@electric-sql/pglite-pgvector");
const { PGLiteSocketServer } = require("@electric-sql/pglite-socket");

/** Outside of jest's own module loader, which refuses the imports that PGlite makes while it starts. */
async function serve() {
  const db = await PGlite.create({ extensions: { vector } });
  await new PGLiteSocketServer({ db, port: workerData.port, maxConnections: 20 }).start();
  parentPort.postMessage("ready");
}

void serve();
