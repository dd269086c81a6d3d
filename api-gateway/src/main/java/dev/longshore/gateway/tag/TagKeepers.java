package dev.longshore.gateway.tag;

import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import dev.longshore.contracts.resource.Arn;
import dev.longshore.gateway.api.ApiRequest;
import dev.longshore.gateway.api.ClientException;
import dev.longshore.gateway.resource.Taggable;

/** Finds who keeps the tags of what an ARN names. */
@Component
final class TagKeepers {

    private final List<Taggable> kinds;

    TagKeepers(List<Taggable> kinds) {
        this.kinds = kinds;
    }

    /** A resource whose tags a call is about, and who keeps them; it need not exist. */
    record Target(Arn arn, Taggable keeper) {

        ClientException unknown() {
            return TagKeepers.unknown(arn.toString());
        }
    }

    /** @throws ClientException when it is no ARN of the caller's region and account, or of nothing that has tags */
    Target of(ApiRequest request) {
        String text = request.input().path("resourceArn").asString("");
        Arn arn = parse(text);
        if (!arn.region().equals(request.region()) || !arn.account().equals(request.account())) {
            throw new ClientException("Resource " + text + " does not exist: this call is for region " + request.region()
                    + " and account " + request.account() + ".");
        }
        Optional<Taggable> keeper = kinds.stream().filter(kind -> kind.isOfTheseKinds(arn)).findFirst();
        return new Target(arn, keeper.orElseThrow(() -> new ClientException(
                "resourceArn is '" + text + "', which names nothing that has tags of its own.")));
    }

    private static Arn parse(String text) {
        try {
            return Arn.parse(text);
        } catch (IllegalArgumentException e) {
            throw new ClientException("resourceArn is not an ARN: " + e.getMessage() + ".");
        }
    }

    private static ClientException unknown(String arn) {
        return new ClientException("Resource " + arn + " does not exist.");
    }
}
