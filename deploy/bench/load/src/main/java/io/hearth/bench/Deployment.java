package io.hearth.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The running Hearth to be measured, from the environment that {@code deploy/hearth bench} sets.
 *
 * @param orchestration the edge's Orchestration base, such as {@code http://127.0.0.1:8004/v1}
 * @param metadataService the service's own base, for what is compared without a proxy between
 * @param keystone the Identity base, ending in {@code /v3}
 * @param servicePids process ids by service
 * @param bareJar the runnable jar of the bare endpoint
 */
record Deployment(
        String orchestration,
        String metadataService,
        String signalService,
        String keystone,
        Login owner,
        Login domainAdmin,
        String stackUserDomainId,
        Map<String, Long> servicePids,
        Path bareJar,
        Path results) {

    /**
     * A password login.
     *
     * @param projectName null for a login scoped to the user's domain
     */
    record Login(
            String username, String password, String domainName, @Nullable String projectName) {}

    static Deployment fromEnvironment() {
        return new Deployment(
                required("ORCHESTRATION"),
                required("METADATA_SERVICE"),
                required("SIGNAL_SERVICE"),
                required("KEYSTONE"),
                new Login(
                        required("OWNER_USERNAME"),
                        required("OWNER_PASSWORD"),
                        required("OWNER_DOMAIN"),
                        required("OWNER_PROJECT")),
                new Login(
                        required("DOMAIN_ADMIN_USERNAME"),
                        required("DOMAIN_ADMIN_PASSWORD"),
                        required("DOMAIN_ADMIN_DOMAIN"),
                        null),
                required("STACK_USER_DOMAIN_ID"),
                pids(required("SERVICE_PIDS")),
                Path.of(required("BARE_JAR")),
                Path.of(required("RESULTS")));
    }

    private static String required(String name) {
        String value = System.getenv("HEARTH_BENCH_" + name);
        if (value == null || value.isEmpty()) {
            throw new IllegalStateException(
                    "HEARTH_BENCH_%s is not set; start the benchmark with deploy/hearth bench."
                            .formatted(name));
        }
        return value;
    }

    /** {@code stack-api=17,signal-service=19}. */
    private static Map<String, Long> pids(String text) {
        Map<String, Long> pids = new TreeMap<>();
        for (String pair : text.split(",")) {
            pids.put(
                    pair.substring(0, pair.indexOf('=')),
                    Long.valueOf(pair.substring(pair.indexOf('=') + 1)));
        }
        return pids;
    }
}
