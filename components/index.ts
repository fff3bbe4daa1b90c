export type { Duration } from "../continuity/declaration/duration";
export type { ObjectivesText, ObjectiveText } from "../continuity/declaration/objectives";
export type { Scenario } from "../continuity/declaration/scenario";
export { DeclarationError, type ServiceDeclaration, serviceTags } from "./service-tags";
