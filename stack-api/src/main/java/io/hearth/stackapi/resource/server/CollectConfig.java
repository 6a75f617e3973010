package io.hearth.stackapi.resource.server;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.resource.DocumentAddress;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.stack.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What os-collect-config on a server needs to poll for the server's metadata. It is part of that
 * metadata, so that the agent takes over what changes.
 *
 * @see <a href="https://docs.openstack.org/os-collect-config/latest/">os-collect-config</a>
 */
final class CollectConfig {
    /** Under which the metadata has it. */
    static final String KEY = "os-collect-config";

    private static final String COLLECTORS = "collectors";
    private static final String LOCAL = "local";
    private static final String METADATA_URL = "metadata_url";

    private CollectConfig() {}

    /**
     * The metadata of a server with what its agent needs; the rest of what the template says to the
     * agent stays.
     *
     * @param metadata as the template has it
     * @param own what {@link #of} gives
     */
    static Map<String, @Nullable Object> in(
            Map<String, @Nullable Object> metadata, Map<String, @Nullable Object> own) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        if (metadata.get(KEY) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> config.put(String.valueOf(key), value));
        }
        config.putAll(own);
        Map<String, @Nullable Object> document = new LinkedHashMap<>(metadata);
        document.put(KEY, config);
        return document;
    }

    static Map<String, @Nullable Object> of(ResourceContext context, ServerTransport transport) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put(COLLECTORS, List.of(transport.collector(), LOCAL));
        config.put(
                transport.collector(),
                switch (transport) {
                    case POLL_SERVER_CFN -> signed(context);
                    case POLL_SERVER_HEAT -> byPassword(context);
                    case POLL_TEMP_URL -> byUrl(context);
                });
        return config;
    }

    private static Map<String, @Nullable Object> signed(ResourceContext context) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put(METADATA_URL, context.addresses().cloudFormation() + "/");
        keys.put("access_key_id", context.data(IdentityData.ACCESS_KEY).orElse(null));
        keys.put("secret_access_key", secret(context, IdentityData.SECRET_KEY));
        keys.put("stack_name", context.stack().name());
        keys.put("path", context.resource().name() + ".Metadata");
        return keys;
    }

    private static Map<String, @Nullable Object> byPassword(ResourceContext context) {
        Stack stack = context.stack();
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("user_id", context.data(IdentityData.USER_ID).orElse(null));
        keys.put("password", secret(context, IdentityData.PASSWORD));
        keys.put("auth_url", context.addresses().identity());
        keys.put("project_id", stack.domainProjectId());
        keys.put("stack_id", "%s/%s".formatted(stack.name(), stack.id()));
        keys.put("resource_name", context.resource().name());
        keys.put("region_name", context.addresses().region());
        return keys;
    }

    private static Map<String, @Nullable Object> byUrl(ResourceContext context) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put(METADATA_URL, DocumentAddress.presigned(context).orElse(null));
        return keys;
    }

    private static @Nullable String secret(ResourceContext context, String key) {
        return context.secret(key).map(Secret::reveal).orElse(null);
    }
}
