import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("secrets", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"cognito-user-pool: instance meets, zone meets, region violates, data meets, compromise violates
cognito-user-pool-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
kms-key: instance meets, zone meets, region meets, data meets, compromise violates
kms-key-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
secret: instance meets, zone meets, region meets, data meets, compromise meets
secret-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
mandatory objective-met (high) aws:cognito/userPool:UserPool::cognito-user-pool
  cognito-user-pool: nothing in this program brings it back (compromise), so RTO 24h and RPO 12h cannot be met.
  AWS Backup does not know its type: keep what it holds in another account too, or loosen the objective.
mandatory objective-met (high) aws:cognito/userPool:UserPool::cognito-user-pool
  cognito-user-pool: nothing in this program brings it back (region), so RTO 4h and RPO 12h cannot be met.
  AWS Backup does not know its type: replicate it to another Region, or loosen the objective.
mandatory objective-met (high) aws:cognito/userPool:UserPool::cognito-user-pool-bare
  cognito-user-pool-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met.
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:kms/key:Key::kms-key
  kms-key: nothing in this program brings it back (compromise), so RTO 24h and RPO 12h cannot be met.
  AWS Backup does not know its type: keep what it holds in another account too, or loosen the objective.
mandatory objective-met (high) aws:secretsmanager/secret:Secret::secret-bare
  secret-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met. Closed: restore the deleted secret, or put an earlier version back (not so: a deleted secret can be restored over the detection window of 0s).
  Set recoveryWindowInDays of secret-bare to 7 (no data loss, recovery in up to 1h55m)."
`),
);
