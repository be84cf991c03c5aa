import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { answerTo } from "./answer";

/** Where Elastic Beanstalk's proxy passes requests on to. */
const port = Number(process.env.PORT ?? 8080);
const origins = (process.env.CORS_ORIGINS ?? "").split(",").filter(Boolean);

/** Answers until the application itself is deployed. */
const server = createServer((request, response) => {
  const { status, headers, body } = answerTo(request, origins);
  response.writeHead(status, headers).end(body === undefined ? undefined : JSON.stringify(body));
});
server.listen(port, () => console.log(`listening on port ${(server.address() as AddressInfo).port}`));
