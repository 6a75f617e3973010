package io.hearth.stackapi.engine;

import io.hearth.stackapi.resource.ResourceType;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.stackapi.resource.nested.TemplateResource;
import io.hearth.stackapi.stack.StackException;
import io.hearth.template.Environment;
import io.hearth.template.ResourceDefinition;
import io.hearth.template.Template;
import io.hearth.template.environment.MappedType;
import io.hearth.template.environment.ResourceRegistry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what stands behind the types of a template's resources. */
final class MappedTypes {
    private final ResourceRegistry registry;
    private final Set<String> defaulted;
    private final ResourceTypes types;
    private final Map<String, String> files;
    private final Map<String, Template> templates = new HashMap<>();

    private MappedTypes(Environment environment, ResourceTypes types, Map<String, String> files) {
        this.registry = environment.registry();
        this.defaulted = environment.parameterDefaults().keySet();
        this.types = types;
        this.files = files;
    }

    /**
     * Resource name to its type, in the template's order.
     *
     * @param files file name to content
     * @throws StackException StackValidationFailed for a type or a template that is not there
     */
    static Map<String, ResourceType> of(
            Template template,
            Environment environment,
            ResourceTypes types,
            Map<String, String> files) {
        MappedTypes mapped = new MappedTypes(environment, types, files);
        Map<String, ResourceType> byResource = new LinkedHashMap<>();
        template.resources()
                .forEach((name, definition) -> byResource.put(name, mapped.type(definition)));
        return byResource;
    }

    private ResourceType type(ResourceDefinition definition) {
        Optional<MappedType> mapped =
                registry.find(
                        definition.type(), definition.name(), name -> types.find(name).isPresent());
        return switch (mapped.orElseGet(() -> new MappedType.Native(definition.type()))) {
            case MappedType.Native(String name) ->
                    types.find(name).orElseThrow(() -> ResourceTypes.notFound(name));
            case MappedType.Template(String file, var entry) -> {
                TemplateResource type =
                        new TemplateResource(template(file), file, entry, defaulted);
                registry.behind(
                                entry,
                                definition.type(),
                                definition.name(),
                                name -> types.find(name).isPresent())
                        .map(this::facade)
                        .ifPresent(facade -> type.checkAgainst(facade, definition.type()));
                yield type;
            }
        };
    }

    private ResourceType facade(MappedType mapped) {
        return switch (mapped) {
            case MappedType.Native(String name) ->
                    types.find(name).orElseThrow(() -> ResourceTypes.notFound(name));
            case MappedType.Template(String file, var entry) ->
                    new TemplateResource(template(file), file, entry, defaulted);
        };
    }

    private Template template(String file) {
        String text = files.get(file);
        if (text == null) {
            throw StackException.invalid(
                    "Could not fetch remote template \"%s\": this server fetches nothing; send the template in 'files' under that name."
                            .formatted(file));
        }
        return templates.computeIfAbsent(file, name -> Template.parse(text));
    }
}
