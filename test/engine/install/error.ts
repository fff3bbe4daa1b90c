/** Why the engine could not be installed, and the way out, for people. */
export class EngineInstallError extends Error {
  override readonly name = "EngineInstallError";
}
