package dev.longshore.gateway.resource;

import java.util.Optional;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ClientException;

import static java.util.Objects.requireNonNull;

/** Which resource. */
public record ResourceId(Scope scope, ResourceKind kind, String name) {

    public ResourceId {
        requireNonNull(scope, "scope");
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
    }

    /**
     * Reads a reference as a caller may write it.
     *
     * @param nameOrArn a name in that scope, or an ARN
     * @return empty when it is an ARN of something else or of elsewhere
     */
    public static Optional<ResourceId> of(Scope scope, ResourceKind kind, String nameOrArn) {
        if (!nameOrArn.startsWith("arn:")) {
            return Optional.of(new ResourceId(scope, kind, nameOrArn));
        }
        String prefix = beginningOfArn(scope, kind);
        return nameOrArn.startsWith(prefix)
                ? Optional.of(new ResourceId(scope, kind, nameOrArn.substring(prefix.length())))
                : Optional.empty();
    }

    /** Says that there is none of that kind; of an ARN of something else or of elsewhere, how it would begin. */
    public static ClientException missing(Scope scope, ResourceKind kind, String nameOrArn) {
        String beginning = beginningOfArn(scope, kind);
        String fault = kind.inWords() + " " + nameOrArn + " does not exist";
        return new ClientException(nameOrArn.startsWith("arn:") && !nameOrArn.startsWith(beginning)
                ? fault + ": in this region and account its ARN begins with " + beginning + "."
                : fault + ".");
    }

    private static String beginningOfArn(Scope scope, ResourceKind kind) {
        return new ResourceId(scope, kind, "").arn().toString();
    }

    /** @return empty when resources of that kind are not known here */
    static Optional<ResourceId> of(Arn arn) {
        return ResourceKind.ofArnName(arn.kind()).map(kind -> new ResourceId(Scope.of(arn), kind, arn.name()));
    }

    public Arn arn() {
        return Arn.batch(scope.region(), scope.account(), kind.arnName(), name);
    }

    /** The key in the store. */
    String key() {
        return prefix(scope, kind) + name;
    }

    /** What the keys of all resources of a kind in a scope begin with. */
    static String prefix(Scope scope, ResourceKind kind) {
        return scope.prefix() + kind.arnName() + "/";
    }

    static ResourceId ofKey(String key) {
        String[] parts = key.split("/", 4);
        return new ResourceId(new Scope(parts[0], parts[1]), ResourceKind.ofArnName(parts[2]).orElseThrow(), parts[3]);
    }
}
