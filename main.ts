import { catalogue } from "./environments";
import { runApp } from "./stacks/synthesize";
import { checked, platforms } from "./systems/platforms";

/** Every system in every environment, each time. What is deployed is chosen at deploy time. */
runApp((app) => platforms(app, checked(catalogue)));
