package io.hearth.identityworker.testing;

import io.hearth.keystone.Ec2Credential;
import io.hearth.keystone.Keystone;
import io.hearth.keystone.Project;
import io.hearth.keystone.User;
import java.util.List;

/** What is in the stack domain for one stack tree, as Keystone lists it. */
public record HeatDomain(List<Project> projects, List<User> users, List<Ec2Credential> keypairs) {

    public static HeatDomain of(Keystone keystone, String domainId, String rootId) {
        String mark = " root=" + rootId + " ";
        List<User> users =
                keystone.users(domainId).stream()
                        .filter(u -> u.description().contains(mark))
                        .toList();
        return new HeatDomain(
                keystone.projects(domainId).stream()
                        .filter(p -> p.description().contains(mark))
                        .toList(),
                users,
                users.stream().flatMap(u -> keystone.ec2Credentials(u.id()).stream()).toList());
    }

    public boolean isEmpty() {
        return projects.isEmpty() && users.isEmpty() && keypairs.isEmpty();
    }

    /** Names, of disabled users in brackets, and counts, without what differs from tree to tree. */
    public String shape() {
        return "%d projects, users %s, keypairs of %s"
                .formatted(
                        projects.size(),
                        users.stream().map(HeatDomain::told).sorted().toList(),
                        keypairs.stream().map(this::holder).sorted().toList());
    }

    private String holder(Ec2Credential keypair) {
        return users.stream()
                .filter(u -> u.id().equals(keypair.userId()))
                .map(HeatDomain::role)
                .findFirst()
                .orElse("nobody");
    }

    private static String told(User user) {
        return user.enabled() ? role(user) : "(" + role(user) + ")";
    }

    /** The name without the part that is unique to the stack. */
    private static String role(User user) {
        return user.name().substring(0, user.name().length() - 13);
    }
}
