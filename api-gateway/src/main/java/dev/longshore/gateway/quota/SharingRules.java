package dev.longshore.gateway.quota;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.longshore.gateway.api.ClientException;

/**
 * What a quota share may say of lending and borrowing.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_QuotaShareResourceSharingConfiguration.html">AWS Batch API,
 *      QuotaShareResourceSharingConfiguration</a>
 */
final class SharingRules {

    static final String MEMBER = "resourceSharingConfiguration";
    private static final String BORROWS = "LEND_AND_BORROW";
    private static final int WITHOUT_LIMIT = -1;

    private SharingRules() {}

    static void check(ObjectNode input) {
        JsonNode sharing = input.path(MEMBER);
        if (sharing.has("borrowLimit") && !sharing.path("strategy").asString("").equals(BORROWS)) {
            throw new ClientException(MEMBER + ".borrowLimit is only applicable for the strategy " + BORROWS + ".");
        }
    }

    /** With AWS's default: what is not limited is borrowed without limit. */
    static ObjectNode complete(ObjectNode input) {
        ObjectNode sharing = (ObjectNode) input.path(MEMBER).deepCopy();
        if (sharing.path("strategy").asString("").equals(BORROWS) && !sharing.has("borrowLimit")) {
            sharing.put("borrowLimit", WITHOUT_LIMIT);
        }
        return sharing;
    }
}
