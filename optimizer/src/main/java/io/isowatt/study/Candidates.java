package io.isowatt.study;

/** What the ranks of a search mean, and what kept a chosen candidate from more. */
interface Candidates {

    /** A candidate with all its figures, estimated again. */
    Candidate candidate(long rank);

    /** What keeps a candidate from taking more clients, and where its time and memory go. */
    Breakdown breakdown(Candidate candidate);
}
