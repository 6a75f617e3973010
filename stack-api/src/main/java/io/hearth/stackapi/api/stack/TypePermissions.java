package io.hearth.stackapi.api.stack;

import io.hearth.access.Principal;
import io.hearth.access.Rules;
import io.hearth.access.rest.HeatFault;
import io.hearth.stackapi.resource.ResourceTypes;
import io.hearth.template.Environment;
import io.hearth.template.Template;
import io.hearth.template.environment.MappedType;
import io.hearth.template.environment.ResourceRegistry;
import jakarta.enterprise.context.ApplicationScoped;

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
     * @throws HeatFault 403 that names the type
     */
    void check(Principal.Member member, Template template, Environment environment) {
        ResourceRegistry registry = environment.registry();
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
