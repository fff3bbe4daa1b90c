export { version } from "@aws-sdk/client-rds/package.json";
