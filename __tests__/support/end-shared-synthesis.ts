import { end } from "./shared-synthesis";

export default (): void => end();
