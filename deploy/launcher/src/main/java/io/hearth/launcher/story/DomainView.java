package io.hearth.launcher.story;

import java.util.Set;
import java.util.TreeSet;

/** What an administrator sees in the stack domain and in the owner's domain at one moment. */
record DomainView(
        Set<String> users,
        Set<String> projects,
        int keypairs,
        Set<String> ownersUsers,
        Set<String> ownersProjects) {
    static DomainView of(Scene scene) throws Exception {
        KeystoneView keystone = scene.keystone();
        String stackDomain = scene.stackDomainId();
        String ownersDomain = keystone.domainId("Default");
        return new DomainView(
                keystone.users(stackDomain),
                keystone.projects(stackDomain),
                keystone.keypairs(stackDomain),
                keystone.users(ownersDomain),
                keystone.projects(ownersDomain));
    }

    Set<String> usersSince(DomainView before) {
        return without(users, before.users);
    }

    Set<String> projectsSince(DomainView before) {
        return without(projects, before.projects);
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
