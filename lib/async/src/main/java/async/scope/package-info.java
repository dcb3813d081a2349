/// Tasks that cannot leak. [Scopes] has the verbs, and [Scope] is what a body gets to spawn its children with;
/// a [CancellationToken] cancels what no one scope holds. Inside, `Scoped` is the future of a scope and `Child`
/// that of one child. Read next: `async.io`.
package async.scope;
