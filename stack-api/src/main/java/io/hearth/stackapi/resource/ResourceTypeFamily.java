package io.hearth.stackapi.resource;

import java.util.Optional;
import java.util.Set;

/** Types without a class of their own, known by their names; a CDI bean. */
public interface ResourceTypeFamily {
    /** The setting that names them, for messages. */
    String setting();

    /** Those that can be told one by one; none of them may be the name of a class's type. */
    Set<String> names();

    /** The type of a name, also one that {@link #names} cannot tell; empty when it is none. */
    Optional<ResourceType> find(String name);
}
