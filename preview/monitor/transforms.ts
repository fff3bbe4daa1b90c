import type { Callback } from "@pulumi/pulumi/proto/callback_pb";
import {
  type RegisterResourceRequest,
  TransformInvokeOptions,
  TransformInvokeRequest,
  TransformInvokeResponse,
  TransformRequest,
  type TransformResourceOptions,
  TransformResponse,
} from "@pulumi/pulumi/proto/resource_pb";
import { fromStruct, toStruct } from "../rpc/struct";
import type { Properties } from "../values";
import { Callbacks } from "./callbacks";
import type { Resources } from "./resources";

/** What transforms change. */
export interface Transformed {
  readonly properties: Properties;
  readonly options: TransformResourceOptions;
}

/** Runs the program's transforms in the engine's order: the resource's own, its ancestors' from the nearest up, the stack's. */
export class Transforms {
  readonly forStack: Callback[] = [];
  readonly forInvokes: Callback[] = [];
  private readonly own = new Map<string, Callback[]>();
  private readonly callbacks = new Callbacks();

  constructor(private readonly resources: Resources) {}

  /** Keeps a resource's transforms for its children to come. */
  remember(urn: string, transforms: Callback[]): void {
    this.own.set(urn, transforms);
  }

  async transform(request: RegisterResourceRequest, given: Transformed): Promise<Transformed> {
    let current = given;
    const chain = [...request.getTransformsList(), ...this.ofAncestors(request.getParent()), ...this.forStack];
    for (const callback of chain) {
      const response = await this.callbacks.invoke(
        callback,
        new TransformRequest()
          .setType(request.getType())
          .setName(request.getName())
          .setCustom(request.getCustom())
          .setParent(request.getParent())
          .setProperties(toStruct(current.properties))
          .setOptions(current.options),
        TransformResponse,
      );
      current = {
        properties: response.hasProperties() ? fromStruct(response.getProperties()) : current.properties,
        options: response.getOptions() ?? current.options,
      };
    }
    return current;
  }

  async transformInvoke(
    token: string,
    args: Properties,
    provider: string,
  ): Promise<{ args: Properties; provider: string }> {
    let current = { args, provider };
    for (const callback of this.forInvokes) {
      const response = await this.callbacks.invoke(
        callback,
        new TransformInvokeRequest()
          .setToken(token)
          .setArgs(toStruct(current.args))
          .setOptions(new TransformInvokeOptions().setProvider(current.provider)),
        TransformInvokeResponse,
      );
      current = {
        args: response.hasArgs() ? fromStruct(response.getArgs()) : current.args,
        provider: response.getOptions()?.getProvider() ?? current.provider,
      };
    }
    return current;
  }

  close(): void {
    this.callbacks.close();
  }

  private ofAncestors(parent: string): Callback[] {
    return parent === ""
      ? []
      : [...(this.own.get(parent) ?? []), ...this.ofAncestors(this.resources.get(parent)?.parent ?? "")];
  }
}
