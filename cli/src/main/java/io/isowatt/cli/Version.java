package io.isowatt.cli;

import picocli.CommandLine;

/** The version of the program, which the build writes into the manifest of its jar. */
final class Version implements CommandLine.IVersionProvider {

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"isowatt " + text()};
    }
}
