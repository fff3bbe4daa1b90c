import type { ComponentResourceOptions, Inputs } from "@pulumi/pulumi";
import type { Service } from "../components";
import type { Made, OfferedComponent } from "./component";
import { UnknownNameError } from "./errors";
import { given, type Properties, TEXT } from "./property";

/** A component that belongs to a service, which comes by its name; `make` gets the service itself among the inputs. */
export function ofService(
  description: string,
  inputs: Properties,
  outputs: Properties,
  make: (name: string, inputs: Inputs & { readonly service: Service }, options: ComponentResourceOptions) => Made,
): OfferedComponent {
  return {
    description,
    inputs: { service: given(TEXT, "The output name of the service that it belongs to"), ...inputs },
    outputs,
    make(name, { service, ...others }, options, { services }) {
      const found = services.get(String(service));
      if (found === undefined) throw new UnknownNameError(name, "service", String(service));
      return make(name, { ...others, service: found }, options);
    },
  };
}
