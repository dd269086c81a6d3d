package dev.longshore.gateway.environment;

import java.util.regex.Pattern;

import dev.longshore.gateway.api.ClientException;

/**
 * The namespace of an Amazon EKS cluster that pods are put into.
 *
 * @see <a href="https://docs.aws.amazon.com/batch/latest/APIReference/API_EksConfiguration.html">AWS Batch API, EksConfiguration</a>
 */
public final class KubernetesNamespace {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private KubernetesNamespace() {}

    /**
     * @param path where it stands, for the message
     * @throws ClientException when it cannot be one
     */
    public static void check(String namespace, String path) {
        if (!FORM.matcher(namespace).matches() || namespace.equals("default") || namespace.startsWith("kube")) {
            throw new ClientException(path + " is '" + namespace + "'; up to 63 lower-case letters, digits and hyphens are"
                    + " allowed, of which the first and the last is no hyphen; 'default' and names that begin with kube are not.");
        }
    }
}
