package dev.longshore.gateway.resource;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;

import static java.util.Objects.requireNonNull;

/** Where a name means something: two regions may have a resource of the same name each. */
public record Scope(String region, String account) {

    public Scope {
        requireNonNull(region, "region");
        requireNonNull(account, "account");
    }

    public static Scope of(ApiRequest request) {
        return new Scope(request.region(), request.account());
    }

    static Scope of(Arn arn) {
        return new Scope(arn.region(), arn.account());
    }

    /** What every key of this scope in the store begins with. */
    public String prefix() {
        return region + "/" + account + "/";
    }
}
