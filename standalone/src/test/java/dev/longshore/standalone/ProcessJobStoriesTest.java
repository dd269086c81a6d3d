package dev.longshore.standalone;

class ProcessJobStoriesTest extends JobStories {

    @Override
    String runtime() {
        return "process";
    }
}
