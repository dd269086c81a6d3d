package dev.longshore.gateway.definition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import dev.longshore.contracts.capacity.Gpus;
import dev.longshore.contracts.capacity.MemoryMib;
import dev.longshore.contracts.capacity.Resources;
import dev.longshore.contracts.capacity.Vcpus;
import dev.longshore.gateway.api.ClientException;

/**
 * How much a container asks for: {@code resourceRequirements}, or the older members {@code vcpus} and {@code memory}. Both amounts
 * are needed, each from one place.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_ResourceRequirement.html">AWS Batch API,
 *      ResourceRequirement</a>
 */
final class ContainerResources {

    private static final Pattern WHOLE = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern FRACTION = Pattern.compile("\\d{1,3}(\\.\\d{1,3})?");
    private static final int MOST_VCPUS = 1_000_000;
    private static final int MOST_AMOUNT = 999_999_999;
    private static final int LEAST_MEMORY = 4;

    private ContainerResources() {}

    static void check(JsonNode container, Platform platform, String path) {
        checkTotal(resources(container, platform, path), platform);
    }

    /** The containers of a task: on Fargate it is their sum that must be one of its sizes. */
    static void checkTogether(List<JsonNode> containers, Platform platform, String path) {
        Resources total = Resources.NONE;
        for (int i = 0; i < containers.size(); i++) {
            total = total.plus(resources(containers.get(i), platform, path + "[" + i + "]"));
            checkMost(total, path);
        }
        checkTotal(total, platform);
    }

    /** What one container may not ask for, several may not either: their sum would soon be more than can be counted. */
    static void checkMost(Resources total, String path) {
        if (total.vcpus().compareTo(Vcpus.of(MOST_VCPUS)) > 0 || total.gpus().count() > MOST_AMOUNT) {
            throw new ClientException(path + " ask for " + total.vcpus() + " of VCPU and " + total.gpus()
                    + " of GPU together; at most " + MOST_VCPUS + " and " + MOST_AMOUNT + " are allowed.");
        }
    }

    private static void checkTotal(Resources total, Platform platform) {
        switch (platform) {
            case EC2 -> {
            }
            case FARGATE -> FargateSizes.check(total.vcpus().toString(), total.memory().mebibytes());
        }
    }

    private static Resources resources(JsonNode container, Platform platform, String path) {
        Map<String, String> amounts = amounts(container, path);
        String vcpus = required(amounts, "VCPU", path);
        int memory = memory(required(amounts, "MEMORY", path), path);
        int gpus = amounts.containsKey("GPU") ? gpus(amounts.get("GPU"), platform, path) : 0;
        switch (platform) {
            case EC2 -> checkWhole("VCPU", vcpus, MOST_VCPUS, path);
            case FARGATE -> checkFraction(vcpus, path);
        }
        return new Resources(Vcpus.parse(vcpus), new MemoryMib(memory), new Gpus(gpus));
    }

    private static Map<String, String> amounts(JsonNode container, String path) {
        Map<String, String> amounts = new HashMap<>();
        container.path("resourceRequirements").forEach(requirement -> {
            String type = requirement.path("type").asString();
            if (amounts.put(type, requirement.path("value").asString()) != null) {
                throw new ClientException(path + ".resourceRequirements has two entries of type " + type + ".");
            }
        });
        takeOlder(container.path("vcpus"), "VCPU", amounts, path + ".vcpus");
        takeOlder(container.path("memory"), "MEMORY", amounts, path + ".memory");
        return amounts;
    }

    private static void takeOlder(JsonNode value, String type, Map<String, String> amounts, String path) {
        if (value.isNumber() && amounts.put(type, value.asString()) != null) {
            throw new ClientException(path + " is given beside a resourceRequirements entry of type " + type
                    + "; only one of both is allowed.");
        }
    }

    private static String required(Map<String, String> amounts, String type, String path) {
        String amount = amounts.get(type);
        if (amount == null) {
            throw new ClientException(path + ".resourceRequirements needs an entry of type " + type + ".");
        }
        return amount;
    }

    private static int memory(String value, String path) {
        checkWhole("MEMORY", value, MOST_AMOUNT, path);
        int memory = Integer.parseInt(value);
        if (memory < LEAST_MEMORY) {
            throw new ClientException(path + " asks for " + memory + " MiB of memory; at least " + LEAST_MEMORY + " are needed.");
        }
        return memory;
    }

    private static int gpus(String value, Platform platform, String path) {
        if (platform == Platform.FARGATE) {
            throw new ClientException("GPU is not applicable for Fargate.");
        }
        checkWhole("GPU", value, MOST_AMOUNT, path);
        return Integer.parseInt(value);
    }

    private static void checkWhole(String type, String value, int most, String path) {
        if (!WHOLE.matcher(value).matches() || Integer.parseInt(value) > most) {
            throw new ClientException(
                    path + " asks for '" + value + "' of " + type + "; a whole number from 1 to " + most + " is allowed.");
        }
    }

    private static void checkFraction(String value, String path) {
        if (!FRACTION.matcher(value).matches()) {
            throw new ClientException(path + " asks for '" + value + "' of VCPU; a number such as 0.25 is allowed.");
        }
    }
}
