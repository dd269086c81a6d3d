package dev.longshore.gateway.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of bytes as Kubernetes writes it, such as {@code 512Mi} or {@code 1e9}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/">Kubernetes, Quantity</a>
 */
public final class ByteQuantity {

    private static final Pattern FORM = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)([KMGTPE]i|[munkMGTPE]|[eE]\\d{1,2})?");
    private static final String SMALL = "num";
    private static final String LARGE = "kMGTPE";
    private static final String BINARY = "KMGTPE";

    private ByteQuantity() {}

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * @param text checked
     * @return whole bytes, rounded up, at most {@link Long#MAX_VALUE}
     * @throws IllegalArgumentException when it is no quantity
     */
    public static long parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no quantity");
        }
        BigDecimal bytes = scaled(new BigDecimal(matcher.group(1)), matcher.group(2) == null ? "" : matcher.group(2));
        return bytes.setScale(0, RoundingMode.CEILING).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    private static BigDecimal scaled(BigDecimal number, String suffix) {
        if (suffix.isEmpty()) {
            return number;
        }
        char unit = suffix.charAt(0);
        if (suffix.endsWith("i")) {
            return number.multiply(BigDecimal.valueOf(1024).pow(BINARY.indexOf(unit) + 1));
        }
        if (suffix.length() > 1) {
            return number.scaleByPowerOfTen(Integer.parseInt(suffix.substring(1)));
        }
        int small = SMALL.indexOf(unit);
        return number.scaleByPowerOfTen(3 * (small < 0 ? LARGE.indexOf(unit) + 1 : small - SMALL.length()));
    }
}
