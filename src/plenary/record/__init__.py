"""The record: every change that matters is an act, and every act is an entry that anybody can check."""
