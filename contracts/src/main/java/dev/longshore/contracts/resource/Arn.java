package dev.longshore.contracts.resource;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import static java.util.Objects.requireNonNull;

/**
 * An Amazon Resource Name: {@code arn:partition:service:region:account:resource}.
 *
 * <p>No record, because its text and hash are kept: a scheduler compares ARNs with each change of a job.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html">IAM user guide, ARNs</a>
 */
public final class Arn implements Comparable<Arn> {

    private static final int PARTS = 6;

    private final String text;
    private final String region;
    private final String account;
    private final String resource;

    private Arn(String text, String region, String account, String resource) {
        this.text = text;
        this.region = region;
        this.account = account;
        this.resource = resource;
    }

    /** A resource of AWS Batch, in the standard partition. */
    public static Arn batch(String region, String account, String kind, String name) {
        return parse("arn:aws:batch:" + requireNonNull(region, "region") + ":" + requireNonNull(account, "account") + ":"
                + requireNonNull(kind, "kind") + "/" + requireNonNull(name, "name"));
    }

    /** @throws IllegalArgumentException when the text has not the form of an ARN */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Arn parse(String text) {
        String[] parts = text.split(":", PARTS);
        if (parts.length != PARTS || !parts[0].equals("arn")) {
            throw new IllegalArgumentException(
                    "an ARN has the form arn:partition:service:region:account:resource, not '" + text + "'");
        }
        return new Arn(text, parts[3], parts[4], parts[5]);
    }

    /** A resource of another service, in the same partition, region and account. */
    public Arn of(String otherService, String otherResource) {
        String partition = text.split(":", PARTS)[1];
        return parse(String.join(":", "arn", partition, otherService, region, account, otherResource));
    }

    public String region() {
        return region;
    }

    public String account() {
        return account;
    }

    /** Kind and name, such as {@code job-queue/nightly}; may itself hold colons. */
    public String resource() {
        return resource;
    }

    /** What stands before the first slash of the resource, such as {@code job-queue}; all of it where there is no slash. */
    public String kind() {
        int slash = resource.indexOf('/');
        return slash < 0 ? resource : resource.substring(0, slash);
    }

    /** What stands behind the first slash of the resource, such as {@code nightly}; all of it where there is no slash. */
    public String name() {
        return resource.substring(resource.indexOf('/') + 1);
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
