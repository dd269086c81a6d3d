package dev.longshore.scheduler.core.allocation;

import java.util.List;

import dev.longshore.contracts.capacity.InstanceShape;

/**
 * The {@code instanceTypes} of an environment: types such as {@code c5.large}, families such as {@code c5}, and bundles. A bundle means any
 * type here, because hosts are what their owner calls them; so does naming nothing. Hosts without a name serve everybody.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html">AWS Batch API, ComputeResource,
 *      instanceTypes</a>
 */
final class TypeNames {

    private static final List<String> BUNDLES = List.of("optimal", "default_x86_64", "default_arm64");

    private final List<String> names;

    TypeNames(List<String> names) {
        this.names = names;
    }

    boolean allow(String type) {
        return names.isEmpty() || isOf(type, InstanceShape.HOST) || placeOf(type) < names.size();
    }

    /** Where in the list a type is named: for itself, or else with others. Behind the last where it is not. */
    int placeOf(String type) {
        int forItself = names.indexOf(type);
        if (forItself >= 0) {
            return forItself;
        }
        for (int place = 0; place < names.size(); place++) {
            if (BUNDLES.contains(names.get(place)) || isOf(type, names.get(place))) {
                return place;
            }
        }
        return names.size();
    }

    private static boolean isOf(String type, String family) {
        return type.startsWith(family) && (type.length() == family.length() || type.charAt(family.length()) == '.');
    }
}
