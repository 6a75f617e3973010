package io.hearth.signalservice.metric;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is measured. Two that differ in any dimension are two metrics.
 *
 * @param dimensions name to value
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html">CloudWatch
 *     concepts</a>
 */
public record Metric(String namespace, String name, SortedMap<String, String> dimensions) {
    /**
     * The dimension by which the metrics of a stack's instances are told from all others: the UUID
     * of the root of its tree. Nothing an instance sends can give it another value.
     */
    public static final String STACK_ID = "StackId";

    public Metric {
        requireNonNull(namespace, "A metric needs a namespace.");
        requireNonNull(name, "A metric needs a name.");
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }

    /** The same metric of the instances of a stack's tree. */
    public Metric ofStack(String rootId) {
        SortedMap<String, String> more = new TreeMap<>(dimensions);
        more.put(STACK_ID, rootId);
        return new Metric(namespace, name, more);
    }

    /** The stack's tree that it belongs to; empty for none. */
    String stackId() {
        return dimensions.getOrDefault(STACK_ID, "");
    }

    /** As short as a key is to be, and the same only for the same metric in the same unit. */
    String hash(String unit) {
        MessageDigest digest = sha256();
        add(digest, namespace);
        add(digest, name);
        add(digest, unit);
        for (Map.Entry<String, String> dimension : dimensions.entrySet()) {
            add(digest, dimension.getKey());
            add(digest, dimension.getValue());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
