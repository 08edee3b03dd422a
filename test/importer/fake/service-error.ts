/** An error that the service answers with. */
export class ServiceError extends Error {
  readonly status: number;
  /** `BadRequestException`; empty for an answer without a type. */
  readonly type: string;

  constructor(status: number, type: string, message: string) {
    super(message);
    this.status = status;
    this.type = type;
  }
}

/** The service read the values, and refuses them. */
export function badRequest(message: string): ServiceError {
  return new ServiceError(400, 'BadRequestException', message);
}

/** There is no such thing. */
export function notFound(message: string): ServiceError {
  return new ServiceError(404, 'NotFoundException', message);
}

/** It contradicts what is there. */
export function conflict(message: string): ServiceError {
  return new ServiceError(409, 'ConflictException', message);
}
