import { ServiceError } from "../protocol/wire";

/** The errors of AWS Backup, as its model names them; all are the client's fault. */
export const notFound = (message: string) => new ServiceError("ResourceNotFoundException", 400, message);

export const alreadyExists = (message: string) => new ServiceError("AlreadyExistsException", 400, message);

export const invalidValue = (message: string) => new ServiceError("InvalidParameterValueException", 400, message);

export const invalidRequest = (message: string) => new ServiceError("InvalidRequestException", 400, message);

export const invalidState = (message: string) => new ServiceError("InvalidResourceStateException", 400, message);
