/**
 * A stand-in for `pulumi-language-nodejs`: runs Node.js programs and policy packs for the real engine through the SDK's
 * own entry points, as that does. Its Go original is not to be had from a package registry. It installs nothing.
 */
import type { ServerWritableStream } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import {
  AboutResponse,
  GetProgramDependenciesResponse,
  GetRequiredPackagesResponse,
  GetRequiredPluginsResponse,
  type InstallDependenciesRequest,
  type InstallDependenciesResponse,
  LanguageHandshakeResponse,
  RuntimeOptionsResponse,
} from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { answer, serveEngine } from "../grpc/serve";
import { runPack } from "./pack";
import { runProgram } from "./program";

const engine =
  process.argv
    .slice(2)
    .filter((argument) => !argument.startsWith("-"))
    .at(-1) ?? "";

void serveEngine(LanguageRuntimeService, {
  handshake: answer(() => new LanguageHandshakeResponse()),
  getPluginInfo: answer(() => new PluginInfo().setVersion("0.0.0")),
  about: answer(() => new AboutResponse().setExecutable(process.execPath).setVersion(process.version)),
  getRequiredPlugins: answer(() => new GetRequiredPluginsResponse()),
  getRequiredPackages: answer(() => new GetRequiredPackagesResponse()),
  getProgramDependencies: answer(() => new GetProgramDependenciesResponse()),
  runtimeOptionsPrompts: answer(() => new RuntimeOptionsResponse()),
  installDependencies: (call: ServerWritableStream<InstallDependenciesRequest, InstallDependenciesResponse>) =>
    call.end(),
  run: answer((request: Parameters<typeof runProgram>[0]) => runProgram(request, engine)),
  runPlugin: runPack,
  cancel: answer(() => new Empty()),
});
