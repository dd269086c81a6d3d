package dev.longshore.contracts.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/**
 * An Amazon Resource Name: {@code arn:partition:service:region:account:resource}.
 *
 * <p>No record: a scheduler compares ARNs with each change of a job, most of them with themselves.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">IAM user guide, ARNs</a>
 */
public final class Arn implements Comparable<Arn> {

    private static final int PARTS = 6;

    private final String text;

    private Arn(String text) {
        this.text = text;
    }

    /** A resource of AWS Batch, in the standard partition. */
    public static Arn batch(String region, String account, String kind, String name) {
        return parse("arn:aws:batch:" + requireNonNull(region, "region") + ":" + requireNonNull(account, "account") + ":"
                + requireNonNull(kind, "kind") + "/" + requireNonNull(name, "name"));
    }

    /** @throws IllegalArgumentException when the text has not the form of an ARN */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Arn parse(String text) {
        if (!text.startsWith("arn:") || !hasParts(text)) {
            throw new IllegalArgumentException(
                    "an ARN has the form arn:partition:service:region:account:resource, not '" + text + "'");
        }
        return new Arn(text);
    }

    /** A resource of another service, in the same partition, region and account. */
    public Arn of(String otherService, String otherResource) {
        return parse(String.join(":", "arn", part(1), otherService, region(), account(), otherResource));
    }

    public String region() {
        return part(3);
    }

    public String account() {
        return part(4);
    }

    /** Kind and name, such as {@code job-queue/nightly}; may itself hold colons. */
    public String resource() {
        return part(5);
    }

    /** What stands before the first slash of the resource, such as {@code job-queue}; all of it where there is no slash. */
    public String kind() {
        String resource = resource();
        int slash = resource.indexOf('/');
        return slash < 0 ? resource : resource.substring(0, slash);
    }

    /** What stands behind the first slash of the resource, such as {@code nightly}; all of it where there is no slash. */
    public String name() {
        String resource = resource();
        return resource.substring(resource.indexOf('/') + 1);
    }

    private static boolean hasParts(String text) {
        int colon = -1;
        for (int part = 1; part < PARTS; part++) {
            colon = text.indexOf(':', colon + 1);
            if (colon < 0) {
                return false;
            }
        }
        return true;
    }

    private String part(int number) {
        return text.split(":", PARTS)[number];
    }

    @Override
    public int compareTo(Arn other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Arn that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
