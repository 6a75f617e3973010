package io.hearth.template.property;

import java.util.Locale;

/** The types of a property. */
public enum PropertyType {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    LIST,
    MAP,
    /** Whatever it is, it stays. */
    ANY;

    /** As {@code resource_types/{type}} shows it, e.g. {@code string}. */
    public String shown() {
        return name().toLowerCase(Locale.ROOT);
    }
}
