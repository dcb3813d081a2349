/// Tasks that cannot leak. [Scopes] has the verbs, and [Scope] is what a body gets to spawn its children with;
/// a [CancellationToken] cancels what no one scope holds. Inside, `Child` is what a task of a scope runs, and
/// `Guarded` a future that a token can end. Read next: `async.io`.
package async.scope;
