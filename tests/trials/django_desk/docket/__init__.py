"""What a clerk's office keeps: cases with parties and documents, their judges and attorneys."""
