package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.Change;
import io.hearth.stackapi.resource.PlainJson;
import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.stack.Resource;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.expression.Expression;
import io.hearth.template.expression.Resolver;
import io.hearth.template.property.PropertyValues;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a template says of a resource, resolved, as it is kept to be compared with what another
 * template says.
 */
record Frozen(Map<String, @Nullable Object> parts) {
    /** Of a resource that has not begun. */
    static final Frozen NOTHING = new Frozen(Map.of());

    private static final String PROPERTIES = "properties";
    private static final String METADATA = "metadata";
    private static final String UPDATE_POLICY = "update_policy";
    private static final String EXTERNAL_ID = "external_id";

    Frozen {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /**
     * @throws io.hearth.template.error.TemplateException what cannot be resolved, or is not of its
     *     property's type
     * @throws StackException RequestLimitExceeded for metadata beyond its limit
     */
    static Frozen of(Scene scene, Resource resource, ResourceType type) {
        return read(PlainJson.write(parts(scene, scene.resolver(), resource, type)));
    }

    /**
     * What it may come to be made from, before all that it refers to is there.
     *
     * @param resolver gives {@code Unresolved} for what cannot be known, which becomes null
     */
    static Frozen foreseen(Scene scene, Resolver resolver, Resource resource, ResourceType type) {
        return read(PlainJson.write(Known.of(parts(scene, resolver, resource, type))));
    }

    private static Map<String, @Nullable Object> parts(
            Scene scene, Resolver resolver, Resource resource, ResourceType type) {
        ResourceDefinition definition = scene.definition(resource.name());
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("type", definition.type());
        parts.put(METADATA, metadata(scene, resolver, definition));
        Expression externalId = definition.externalId();
        if (externalId != null) {
            parts.put(EXTERNAL_ID, resolver.resolve(externalId));
        }
        parts.put(
                PROPERTIES,
                type.acceptsAnything() || externalId != null
                        ? resolver.resolve(definition.properties())
                        : PropertyValues.check(
                                scene.blueprint().template().dialect(),
                                resource.name(),
                                type.properties(),
                                definition.properties(),
                                resolver));
        parts.put("deletion_policy", definition.deletionPolicy().shown());
        parts.put(UPDATE_POLICY, resolver.resolve(definition.updatePolicy()));
        parts.put("depends_on", definition.dependsOn());
        return parts;
    }

    static @Nullable Object metadata(
            Scene scene, Resolver resolver, ResourceDefinition definition) {
        Object metadata = resolver.resolve(definition.metadata());
        String json = PlainJson.write(metadata);
        MetadataLimit limit = scene.surroundings().metadataLimit();
        if (limit.isExceededBy(json)) {
            throw StackException.overLimit(limit.refused(json));
        }
        return metadata;
    }

    /** As it is read again, so that two can be compared. */
    static Frozen read(String json) {
        return new Frozen(PlainJson.readObject(json));
    }

    String write() {
        return PlainJson.write(parts);
    }

    Map<String, @Nullable Object> properties() {
        return map(PROPERTIES);
    }

    /** As the template has it; empty when it has none. */
    Map<String, @Nullable Object> updatePolicy() {
        return map(UPDATE_POLICY);
    }

    /** Of what stands for the resource and was not made here; null for what is made here. */
    @Nullable String externalId() {
        Object id = parts.get(EXTERNAL_ID);
        return id == null ? null : String.valueOf(id);
    }

    /** With other metadata. */
    Frozen with(@Nullable Object metadata) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(parts);
        changed.put(METADATA, metadata);
        return read(PlainJson.write(changed));
    }

    /** Empty when the template has none. */
    Map<String, @Nullable Object> metadata() {
        return map(METADATA);
    }

    /** What this changes of what was before. */
    Change from(Frozen before) {
        Map<String, @Nullable Object> old = before.properties();
        Map<String, @Nullable Object> own = properties();
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(own.keySet());
        names.removeIf(name -> Objects.equals(old.get(name), own.get(name)));
        return new Change(old, names);
    }

    private Map<String, @Nullable Object> map(String part) {
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (parts.get(part) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> entries.put(String.valueOf(key), value));
        }
        return entries;
    }
}
