package io.hearth.launcher.access.model;

/** Which users of the cloud a route is for. */
public enum Users {
    /** Whoever there is, named or not. */
    EVERYBODY,
    /** Whoever reads in a project, and so every user of it. */
    READERS,
    MEMBERS,
    ADMINS,
    NONE;

    boolean include(Role role) {
        return switch (this) {
            case EVERYBODY, READERS -> true;
            case MEMBERS -> role != Role.READER;
            case ADMINS -> role == Role.ADMIN;
            case NONE -> false;
        };
    }
}
