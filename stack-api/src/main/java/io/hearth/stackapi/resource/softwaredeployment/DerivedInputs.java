package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.contract.seal.Secret;
import io.hearth.stackapi.deployment.config.IoSchemas;
import io.hearth.stackapi.resource.IdentityData;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.SignalAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The inputs that a server gets: those of the config with their values, values that the config does
 * not declare, and how the server tells what came of it.
 */
final class DerivedInputs {
    private static final String VALUE = "value";
    private static final String DEFAULT = "default";

    private final ResourceContext context;
    private final List<Map<String, @Nullable Object>> inputs = new ArrayList<>();

    private DerivedInputs(ResourceContext context) {
        this.context = context;
    }

    /**
     * @param declared by the config
     * @param action such as {@code CREATE}
     */
    static List<Map<String, @Nullable Object>> of(
            ResourceContext context, List<Map<String, @Nullable Object>> declared, String action) {
        DerivedInputs derived = new DerivedInputs(context);
        derived.addValues(declared);
        derived.addPlace(action);
        derived.addSignal();
        return IoSchemas.inputs(derived.inputs);
    }

    /** The value of an input that has one; else null. */
    static @Nullable Object value(Map<String, @Nullable Object> input) {
        return input.get(VALUE);
    }

    /**
     * Whether an input of what a server has got demands another deployment for these values.
     *
     * @param values input name to value
     */
    static boolean replaces(
            Map<String, @Nullable Object> input, Map<String, @Nullable Object> values) {
        String name = String.valueOf(input.get("name"));
        return Boolean.TRUE.equals(input.get("replace_on_change"))
                && !Objects.equals(
                        plain(input.get(VALUE)),
                        plain(values.containsKey(name) ? values.get(name) : input.get(DEFAULT)));
    }

    /** As it is once it was stored. */
    private static @Nullable Object plain(@Nullable Object value) {
        return PlainJson.read(PlainJson.write(value));
    }

    private void addValues(List<Map<String, @Nullable Object>> declared) {
        Map<String, @Nullable Object> values =
                DeploymentProperties.map(context, DeploymentProperties.INPUT_VALUES);
        for (Map<String, @Nullable Object> input : declared) {
            Map<String, @Nullable Object> valued = new LinkedHashMap<>(input);
            String name = String.valueOf(input.get("name"));
            valued.put(VALUE, values.containsKey(name) ? values.remove(name) : input.get(DEFAULT));
            inputs.add(valued);
        }
        values.forEach((name, value) -> add(name, "", value));
    }

    private void addPlace(String action) {
        add(
                "deploy_server_id",
                "The id of the server",
                context.properties().get(DeploymentProperties.SERVER));
        add("deploy_action", "The action for which this is", action);
        add(
                "deploy_stack_id",
                "The stack of the deployment",
                "%s/%s".formatted(context.stack().name(), context.stack().id()));
        add(
                "deploy_resource_name",
                "The name of the deployment in its stack",
                context.resource().name());
    }

    private void addSignal() {
        SignalTransport transport = SignalTransport.of(context);
        add("deploy_signal_transport", "How the server tells what came of it", transport.name());
        switch (transport) {
            case CFN_SIGNAL -> {
                add(
                        "deploy_signal_id",
                        "The URL to signal at",
                        SignalAddress.ofDeployment(context).orElse(null));
                add("deploy_signal_verb", "The HTTP method to signal with", "POST");
            }
            case HEAT_SIGNAL -> {
                add("deploy_auth_url", "The URL of Keystone", context.addresses().identity());
                add(
                        "deploy_username",
                        "The name of the user",
                        context.data(IdentityData.USER_NAME).orElse(null));
                add(
                        "deploy_user_id",
                        "The id of the user",
                        context.data(IdentityData.USER_ID).orElse(null));
                add(
                        "deploy_password",
                        "The password of the user",
                        context.secret(IdentityData.PASSWORD).map(Secret::reveal).orElse(null));
                add(
                        "deploy_project_id",
                        "The id of the user's project",
                        context.stack().domainProjectId());
                add(
                        "deploy_region_name",
                        "The region of the Orchestration API",
                        context.addresses().region());
            }
            case NO_SIGNAL -> {}
        }
    }

    private void add(String name, String description, @Nullable Object value) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>();
        input.put("name", name);
        input.put("description", description);
        input.put(VALUE, value);
        inputs.add(input);
    }
}
