package io.hearth.keystone;

/**
 * What an administrator of the whole cloud may do in Keystone, and the admin of one domain should
 * not.
 */
public enum Power {
    SHOW_USERS("look at users of other domains"),
    MAKE_USERS("make users in other domains"),
    CHANGE_USERS("set the passwords of all users, and disable them"),
    DELETE_USERS("delete users of other domains"),
    SHOW_PROJECTS("look at projects of other domains"),
    MAKE_PROJECTS("make projects in other domains"),
    CHANGE_PROJECTS("change and disable projects of other domains"),
    DELETE_PROJECTS("delete projects of other domains"),
    READ_KEYPAIRS("read the secret keys of all users"),
    MAKE_KEYPAIRS("make keypairs that act as any user"),
    DELETE_KEYPAIRS("delete keypairs of all users"),
    CHANGE_SYSTEM_ROLES("give and take roles on the whole cloud"),
    CHANGE_CATALOG("turn the catalog's endpoints elsewhere"),
    VERIFY_SIGNATURES("get a token for any signature that it has seen");

    private final String words;

    Power(String words) {
        this.words = words;
    }

    /** Such as {@code delete users of other domains}. */
    public String words() {
        return words;
    }

    /** Whether it is about keypairs, which Keystone's policy cannot tell apart by domain. */
    public boolean isOverKeypairs() {
        return switch (this) {
            case READ_KEYPAIRS, MAKE_KEYPAIRS, DELETE_KEYPAIRS -> true;
            default -> false;
        };
    }
}
