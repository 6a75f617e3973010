package io.hearth.stackapi.resource.softwaredeployment;

import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.MissingService;
import io.hearth.stackapi.resource.NestedMember;
import io.hearth.stackapi.resource.NestedOutcome;
import io.hearth.stackapi.resource.NestedTemplate;
import io.hearth.stackapi.resource.ResourceContext;
import io.hearth.stackapi.resource.batch.Batch;
import io.hearth.stackapi.resource.batch.MemberDefinitions;
import io.hearth.stackapi.resource.batch.RollingUpdate;
import io.hearth.stackapi.resource.batch.UpdatePolicies;
import io.hearth.stackapi.resource.nested.Members;
import io.hearth.stackapi.resource.nested.NestedResource;
import io.hearth.stackapi.resource.schema.AttributeSchema;
import io.hearth.template.expression.AttributePath;
import io.hearth.template.expression.Unresolved;
import io.hearth.template.property.PropertySchema;
import io.hearth.template.property.PropertyType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A deployment of the same config on each of several servers, in a stack behind the group. */
abstract sealed class DeploymentGroup extends NestedResource
        permits TextDeploymentGroup, StructuredDeploymentGroup {
    private static final String SERVERS = "servers";
    private static final String ROLLING_UPDATE = "rolling_update";
    private static final String BATCH_CREATE = "batch_create";

    /** Attribute of the group to that of its members. */
    private static final Map<String, String> PLURALS =
            Map.of(
                    "deploy_stdouts",
                    "deploy_stdout",
                    "deploy_stderrs",
                    "deploy_stderr",
                    "deploy_status_codes",
                    Verdict.STATUS_CODE);

    /** What its members are. */
    abstract DeploymentResource member();

    @Override
    public final Map<String, PropertySchema> properties() {
        Map<String, PropertySchema> properties = new LinkedHashMap<>();
        properties.put(
                SERVERS,
                PropertySchema.of(
                                PropertyType.MAP,
                                "The ids of the servers, by the names that their deployments get.")
                        .asRequired()
                        .asUpdatable());
        properties.putAll(member().properties());
        properties.remove(DeploymentProperties.SERVER);
        return properties;
    }

    @Override
    public final Map<String, PropertySchema> updatePolicy() {
        return Map.of(
                ROLLING_UPDATE,
                PropertySchema.of(PropertyType.MAP, "How another config is rolled out.")
                        .withKeys(UpdatePolicies.ofCreation()),
                BATCH_CREATE,
                PropertySchema.of(PropertyType.MAP, "How the deployments are made.")
                        .withKeys(UpdatePolicies.ofCreation()));
    }

    @Override
    public final Map<String, AttributeSchema> attributes() {
        Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        attributes.put(
                "deploy_stdouts", AttributeSchema.map("By name what was written to stdout."));
        attributes.put(
                "deploy_stderrs", AttributeSchema.map("By name what was written to stderr."));
        attributes.put(
                "deploy_status_codes",
                AttributeSchema.map("By name the status that it exited with."));
        attributes.replaceAll((name, schema) -> schema.asSecret());
        return attributes;
    }

    /** Any attribute of the members. */
    @Override
    public final boolean hasAttribute(String attribute) {
        return true;
    }

    @Override
    public final boolean isSecret(String attribute) {
        return true;
    }

    @Override
    protected final boolean tells(Set<String> outputs, String attribute) {
        return Members.tell(outputs, attribute);
    }

    @Override
    public final boolean looksAtMembers() {
        return true;
    }

    @Override
    public final void validate(
            String resource, Map<String, @Nullable Object> properties, Set<String> names) {
        MissingService.check(
                resource, properties, SignalTransport.PROPERTY, SignalTransport.MISSING);
    }

    @Override
    public final Optional<NestedTemplate> nested(
            Map<String, @Nullable Object> properties, Map<String, String> files) {
        return properties.isEmpty() || Unresolved.isIn(properties)
                ? Optional.empty()
                : Optional.of(template(properties));
    }

    @Override
    public final List<Object> memberTypes(Map<String, @Nullable Object> properties) {
        return List.of(member().name());
    }

    @Override
    protected final NestedTemplate template(ResourceContext context) {
        return template(context.properties());
    }

    private NestedTemplate template(Map<String, @Nullable Object> properties) {
        Map<String, Map<String, @Nullable Object>> definitions = new LinkedHashMap<>();
        names(properties).forEach(name -> definitions.put(name, definition(properties, name)));
        return nested(definitions);
    }

    @Override
    protected final NestedTemplate template(ResourceContext context, Batch batch) {
        Map<String, @Nullable Object> properties = context.properties();
        List<NestedMember> present =
                context.resource().physicalId() == null ? List.of() : members(context);
        Map<String, Map<String, @Nullable Object>> definitions =
                new ServerMembers(names(properties))
                        .after(batch, present, name -> definition(properties, name));
        NestedTemplate template = nested(definitions);
        return MemberDefinitions.areAll(definitions, name -> definition(properties, name))
                ? template
                : template.with(context.nested().map(NestedOutcome::files).orElse(Map.of()));
    }

    private static NestedTemplate nested(Map<String, Map<String, @Nullable Object>> definitions) {
        return new NestedTemplate(Members.template(definitions), Map.of(), null, null);
    }

    @Override
    protected final List<Batch> creation(ResourceContext context) {
        return batches(context, BATCH_CREATE, 0);
    }

    @Override
    protected final List<Batch> update(
            ResourceContext context, Change change, List<NestedMember> now) {
        ServerMembers members = new ServerMembers(names(context.properties()));
        return batches(context, ROLLING_UPDATE, (int) now.stream().filter(members::has).count());
    }

    private static List<Batch> batches(ResourceContext context, String policy, int current) {
        int size = names(context.properties()).size();
        List<Batch> batches =
                UpdatePolicies.read(context.updatePolicy().get(policy))
                        .map(rolling -> rolling.ofResourceGroup(size, current))
                        .orElse(List.of());
        RollingUpdate.checkPauses(batches, context.stack().timeout());
        return batches;
    }

    private static List<String> names(Map<String, @Nullable Object> properties) {
        return properties.get(SERVERS) instanceof Map<?, ?> servers
                ? servers.keySet().stream().map(String::valueOf).toList()
                : List.of();
    }

    /** What has no value is left out, as if it were not given. */
    private Map<String, @Nullable Object> definition(
            Map<String, @Nullable Object> properties, String name) {
        Map<String, @Nullable Object> own = new LinkedHashMap<>(properties);
        if (own.remove(SERVERS) instanceof Map<?, ?> servers) {
            own.put(DeploymentProperties.SERVER, servers.get(name));
        }
        own.values().removeIf(value -> value == null);
        Map<String, @Nullable Object> definition = new LinkedHashMap<>();
        definition.put("type", member().name());
        definition.put("properties", own);
        return definition;
    }

    @Override
    public final @Nullable Object attribute(
            ResourceContext context, String attribute, List<Object> path) {
        return AttributePath.select(
                new Members(outputs(context))
                        .byName(PLURALS.getOrDefault(attribute, attribute), List.of()),
                path);
    }
}
