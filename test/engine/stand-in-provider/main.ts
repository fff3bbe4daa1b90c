/**
 * A stand-in for `pulumi-resource-aws` that touches no cloud: at preview it answers what `preview/aws` says the real one
 * answers, and on `up` it makes up what AWS would have decided, the same for the same program.
 *
 * Unlike the real one it validates nothing and never asks for a replacement.
 */

import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  type CheckRequest,
  CheckResponse,
  type ConfigureRequest,
  ConfigureResponse,
  type CreateRequest,
  CreateResponse,
  type DeleteRequest,
  type DiffRequest,
  DiffResponse,
  GetSchemaResponse,
  type InvokeRequest,
  InvokeResponse,
  type ReadRequest,
  ReadResponse,
  type UpdateRequest,
  UpdateResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { awsProvider } from "../../../preview/aws";
import type { ProviderConfig, ResourceRequest } from "../../../preview/provider";
import { nameOf, typeOf } from "../../../preview/urn";
import { fromStruct, type Properties, toStruct } from "../grpc/properties";
import { answer, serveEngine } from "../grpc/serve";
import { configuration } from "./configuration";
import { changes } from "./diff";
import { idOf, realised } from "./realise";

/** The engine asks nothing of a provider whose configuration it does not know, so here it is always known. */
let provider: ProviderConfig = { inputs: {}, known: true };

const request = (urn: string, inputs: Properties): ResourceRequest => ({
  urn,
  type: typeOf(urn),
  name: nameOf(urn),
  inputs,
  provider,
});

void serveEngine(ResourceProviderService, {
  getPluginInfo: answer(() => new PluginInfo().setVersion("7.48.0")),
  attach: answer(() => new Empty()),
  cancel: answer(() => new Empty()),
  getSchema: answer(() => new GetSchemaResponse().setSchema(JSON.stringify({ name: "aws", version: "7.48.0" }))),
  checkConfig: answer((asked: CheckRequest) => new CheckResponse().setInputs(asked.getNews())),
  diffConfig: answer(() => new DiffResponse()),

  configure: answer((asked: ConfigureRequest) => {
    provider = { inputs: configuration(fromStruct(asked.getArgs())), known: true };
    return new ConfigureResponse().setSupportspreview(true);
  }),

  check: answer((asked: CheckRequest) =>
    new CheckResponse().setInputs(toStruct(awsProvider.check(request(asked.getUrn(), fromStruct(asked.getNews()))))),
  ),

  diff: answer((asked: DiffRequest) => {
    const changed = changes(fromStruct(asked.getOldInputs() ?? asked.getOlds()), fromStruct(asked.getNews()));
    const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
    return new DiffResponse().setChanges(changed.length === 0 ? DIFF_NONE : DIFF_SOME).setDiffsList(changed);
  }),

  create: answer((asked: CreateRequest) => {
    const wanted = request(asked.getUrn(), fromStruct(asked.getProperties()));
    const planned = awsProvider.create(wanted);
    return asked.getPreview()
      ? new CreateResponse().setProperties(toStruct(planned))
      : new CreateResponse().setId(idOf(wanted)).setProperties(toStruct(realised(wanted, planned)));
  }),

  read: answer((asked: ReadRequest) => {
    const wanted = request(asked.getUrn(), fromStruct(asked.getProperties()));
    const found = { ...realised(wanted, awsProvider.create(wanted)), id: asked.getId() };
    return new ReadResponse().setId(asked.getId()).setProperties(toStruct(found)).setInputs(asked.getInputs());
  }),

  update: answer((asked: UpdateRequest) => {
    const wanted = request(asked.getUrn(), fromStruct(asked.getNews()));
    const outputs = { ...fromStruct(asked.getOlds()), ...realised(wanted, awsProvider.create(wanted)) };
    return new UpdateResponse().setProperties(toStruct(outputs));
  }),

  delete: answer((_: DeleteRequest) => new Empty()),

  invoke: answer((asked: InvokeRequest) => {
    const result = awsProvider.invoke(asked.getTok(), fromStruct(asked.getArgs()), provider);
    if (result === undefined) {
      throw new Error(`the stand-in AWS provider has no answer for ${asked.getTok()} with these arguments`);
    }
    return new InvokeResponse().setReturn(toStruct(result));
  }),
});
