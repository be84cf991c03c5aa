import { App } from "cdktf";
import { catalogue } from "./environments";
import { synthesize } from "./stacks/synthesize";
import { checked, platforms } from "./systems/platforms";

/** Every system in every environment, each time. What is deployed is chosen at deploy time. */
const app = new App();
platforms(app, checked(catalogue));
synthesize(app);
