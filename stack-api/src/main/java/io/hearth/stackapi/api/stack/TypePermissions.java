package io.hearth.stackapi.api.stack;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.environment.MappedType;
import io.hearth.template.environment.ResourceRegistry;
import io.hearth.template.error.TemplateException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * Whether somebody may have the resources of a template: by the types that it names, and those that
 * the environment puts in their place.
 */
@ApplicationScoped
class TypePermissions {
    private final Rules rules;
    private final ResourceTypes types;

    TypePermissions(Rules rules, ResourceTypes types) {
        this.rules = rules;
        this.types = types;
    }

    /**
     * @param files file name to content; those that are templates may become nested stacks
     * @throws HeatFault 403 that names the type
     */
    void check(
            Principal.Member member,
            Template template,
            Environment environment,
            Map<String, String> files) {
        ResourceRegistry registry = environment.registry();
        check(member, template, registry);
        files.values().stream()
                .map(TypePermissions::template)
                .flatMap(Optional::stream)
                .forEach(nested -> check(member, nested, registry));
    }

    private static Optional<Template> template(String text) {
        try {
            return Optional.of(Template.parse(text));
        } catch (TemplateException other) {
            return Optional.empty(); // some other file
        }
    }

    private void check(Principal.Member member, Template template, ResourceRegistry registry) {
        template.resources()
                .forEach(
                        (name, definition) -> {
                            check(member, definition.type());
                            registry.find(
                                            definition.type(),
                                            name,
                                            type -> types.find(type).isPresent())
                                    .filter(MappedType.Native.class::isInstance)
                                    .map(MappedType.Native.class::cast)
                                    .ifPresent(mapped -> check(member, mapped.type()));
                        });
    }

    private void check(Principal.Member member, String type) {
        if (!rules.allowsType(member, type)) {
            throw HeatFault.notAuthorized(type);
        }
    }
}
