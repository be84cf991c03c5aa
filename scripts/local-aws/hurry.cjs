// What functions of the local AWS wait for is at hand at once: a pause that a function makes on purpose is a second here.
const timers = require("node:timers/promises");

const { setTimeout: pause } = timers;
timers.setTimeout = (ms, ...rest) => pause(Math.min(ms, 1_000), ...rest);
