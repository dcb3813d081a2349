/// As `async.executor` here, for scopes and their tokens.
package async.scope;
